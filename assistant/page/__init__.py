"""The chat page (问答页): pure rendering of answers and sources to escaped HTML, and the Gradio page around it.

Gradio reports usage to its makers unless told otherwise before it is first imported; it is told here.
"""

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
