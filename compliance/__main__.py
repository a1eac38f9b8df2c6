"""Run the command line as `python -m compliance`."""

import sys

from compliance.cli.main import main

sys.exit(main())
