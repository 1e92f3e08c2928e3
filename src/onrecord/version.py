"""The release, in one place: the package, every Producer and the build read it here."""

VERSION = "0.1.0"
