"""Tests of taking files in; a package, so that names of test files may come up in other folders too."""
