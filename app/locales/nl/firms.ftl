firms-welcome-title = Welkom bij { $firm }
firms-welcome-text = Als er iets voor u klaarstaat, krijgt u een mail met een persoonlijke link. Open die link om verder te gaan.
