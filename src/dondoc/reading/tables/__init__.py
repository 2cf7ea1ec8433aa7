"""Language and law as data: TOML for people, compiled.json for the program."""
