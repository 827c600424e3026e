/* Lines of scripts that put no space between words. */
#pragma once
#include "register/document/document.h"

/* Joins the lines of paragraphs in Chinese and Japanese, where a line may end within a word and no space
 * stands for its end. The text must be complete; pages and sections keep their beginnings. */
void pdf_lines_join (PraxisDocument *document);
