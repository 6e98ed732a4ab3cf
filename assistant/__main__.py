"""``python -m assistant``: see ``assistant.terminal``."""

import sys

from assistant.terminal import main

if __name__ == "__main__":
    sys.exit(main())
