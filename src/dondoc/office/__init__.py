"""The running office: a Django project on the libraries below it."""
