"""The office's settings on a folder of its own that goes with the test run."""

import atexit
import os
import shutil
import tempfile

FOLDER = tempfile.mkdtemp(prefix="dondoc-tests-")
os.environ["DONDOC_DATA"] = FOLDER
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

from dondoc.office.config.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
