//! Countries by their two letters (ISO 3166-1).

/// Every code, in order.
const CODES: &str = "\
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR \
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP \
KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT \
MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ \
UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// A country; its name on screen is `country-<code>` in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country(&'static str);

impl Country {
    /// Where most clients are.
    pub const NL: Self = Self("NL");

    /// Every country, in order of codes.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.split(' ').map(Self)
    }

    /// The country with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|country| country.0 == code)
    }

    /// Two capital letters.
    pub fn code(self) -> &'static str {
        self.0
    }
}

impl TryFrom<String> for Country {
    type Error = String;
    fn try_from(code: String) -> Result<Self, String> {
        Self::from_code(&code).ok_or_else(|| format!("no country: {code:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_there_once() {
        let all: Vec<_> = Country::all().map(Country::code).collect();
        assert_eq!(all.len(), 249);
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]) && all.iter().all(|code| code.len() == 2));
        assert_eq!(Country::from_code("NL"), Some(Country::NL));
        for bad in ["", "nl", "XX", "N", "NL BE", " "] {
            assert_eq!(Country::from_code(bad), None, "{bad:?}");
        }
    }
}
