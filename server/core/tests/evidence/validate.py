"""Validates the signature of each PDF with pyHanko and prints one JSON object per file.

    validate.py CERTIFICATE PDF...
"""

import json
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext


def examine(path, root):
    with open(path, "rb") as file:
        reader = PdfFileReader(file)
        (signature,) = reader.embedded_signatures
        status = validate_pdf_signature(signature, ValidationContext(trust_roots=[root]))
        names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
        return {
            "intact": status.intact,
            "valid": status.valid,
            "trusted": status.trusted,
            "coverage": status.coverage.name,
            "accepted": status.bottom_line,
            "subfilter": str(signature.sig_object["/SubFilter"]),
            "mechanism": status.pkcs7_signature_mechanism,
            "signed_at": status.signer_reported_dt.isoformat(),
            "attributes": sorted(attribute["type"].native for attribute in signature.signer_info["signed_attrs"]),
            "attachment": names[1].get_object()["/EF"]["/F"].data.decode(),
        }


def main(certificate, *paths):
    root = load_cert_from_pemder(certificate)
    for path in paths:
        try:
            found = examine(path, root)
        except Exception as error:  # a broken file is refused in one way or another
            found = {"intact": False, "accepted": False, "error": repr(error)}
        print(json.dumps(found))


main(*sys.argv[1:])
