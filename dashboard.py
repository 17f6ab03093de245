"""Opens the door: settings, identity, language, navigation built from pages/. No data, no SQL."""

from council.ui import shell

shell.start().run()
