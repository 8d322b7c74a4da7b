"""`python -m hallpass_web`: Django's own commands, for migrations and the like."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hallpass_web.settings")
    execute_from_command_line(sys.argv)
