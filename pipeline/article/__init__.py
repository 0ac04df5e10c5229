"""From scraped text or HTML to an `Article`: headline, dateline, paragraphs, what was dropped."""
