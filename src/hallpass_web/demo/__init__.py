"""An invented district on the web: who is there, what happened since 2025, and what stands on the day it is made."""
