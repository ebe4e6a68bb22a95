"""The review page: one detection after the other, judged by keyboard."""
