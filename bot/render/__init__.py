"""An Answer becomes an embed, text for a terminal, or a chart."""
