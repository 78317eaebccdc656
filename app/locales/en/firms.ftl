firms-welcome-title = Welcome to { $firm }
firms-welcome-text = When something is ready for you, you get an email with a personal link. Open that link to continue.
