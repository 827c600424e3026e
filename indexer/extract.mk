# The extractors, one file a format: linked by the worker, by developers' tools and by their tests.
noinst_LTLIBRARIES += libextract.la
libextract_la_SOURCES = \
  %D%/extract/alphabets.c %D%/extract/alphabets.h \
  %D%/extract/complement.c %D%/extract/complement.h \
  %D%/extract/content.c %D%/extract/content.h \
  %D%/extract/cover.c %D%/extract/cover.h \
  %D%/extract/csv.c \
  %D%/extract/dates.c %D%/extract/dates.h \
  %D%/extract/docx.c \
  %D%/extract/docx_styles.c %D%/extract/docx_styles.h \
  %D%/extract/drawing.c \
  %D%/extract/encoding.c %D%/extract/encoding.h \
  %D%/extract/encoding_marks.c %D%/extract/encoding_marks.h \
  %D%/extract/furniture.c %D%/extract/furniture.h \
  %D%/extract/epub.c \
  %D%/extract/extract.c %D%/extract/extract.h \
  %D%/extract/flow.c %D%/extract/flow.h \
  %D%/extract/formats.h \
  %D%/extract/heading.c %D%/extract/heading.h \
  %D%/extract/legacy.c %D%/extract/legacy.h \
  %D%/extract/docbook.c \
  %D%/extract/html.c %D%/extract/html.h \
  %D%/extract/html_content.c %D%/extract/html_content.h \
  %D%/extract/html_notes.c \
  %D%/extract/image.c \
  %D%/extract/mail.c \
  %D%/extract/mail_header.c %D%/extract/mail_header.h \
  %D%/extract/markup.c \
  %D%/extract/odf.c \
  %D%/extract/ole.c \
  %D%/extract/ocr.c %D%/extract/ocr.h \
  %D%/extract/ocr_languages.c %D%/extract/ocr_languages.h \
  %D%/extract/office.c %D%/extract/office.h \
  %D%/extract/ooxml.c %D%/extract/ooxml.h \
  %D%/extract/page_lines.c %D%/extract/page_lines.h \
  %D%/extract/page_notes.c %D%/extract/page_notes.h \
  %D%/extract/pdf.c %D%/extract/pdf.h \
  %D%/extract/pdf_bidi.c %D%/extract/pdf_bidi.h \
  %D%/extract/pdf_headings.c \
  %D%/extract/pdf_lines.c %D%/extract/pdf_lines.h \
  %D%/extract/pdf_objects.c %D%/extract/pdf_objects.h \
  %D%/extract/pdf_outline.c %D%/extract/pdf_sections.h \
  %D%/extract/pdf_scan.c %D%/extract/pdf_scan.h \
  %D%/extract/pdf_title.c \
  %D%/extract/pdf_type.c %D%/extract/pdf_type.h \
  %D%/extract/pdf_form.c %D%/extract/pdf_form.h \
  %D%/extract/pdf_prepare.c \
  %D%/extract/pdf_text.c %D%/extract/pdf_text.h \
  %D%/extract/plausible.c %D%/extract/plausible.h \
  %D%/extract/rtf.c %D%/extract/rtf.h \
  %D%/extract/rtf_encoding.c \
  %D%/extract/rtf_words.c \
  %D%/extract/pptx.c \
  %D%/extract/sharing.c %D%/extract/sharing.h \
  %D%/extract/text.c %D%/extract/text.h \
  %D%/extract/text_title.c %D%/extract/text_title.h \
  %D%/extract/title.c %D%/extract/title.h \
  %D%/extract/title_words.c %D%/extract/title_words.h \
  %D%/extract/type.c %D%/extract/type.h \
  %D%/extract/xlsx.c \
  %D%/extract/xml.c %D%/extract/xml.h \
  %D%/extract/zip.c %D%/extract/zip.h
libextract_la_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(POPPLER_CFLAGS) $(LCMS_CFLAGS) $(MAGIC_CFLAGS) $(ICU_CFLAGS) \
  $(ARCHIVE_CFLAGS) $(LIBXML_CFLAGS) $(GMIME_CFLAGS) $(TESSERACT_CFLAGS) $(COVER_CFLAGS)
libextract_la_LIBADD = libpraxis.la $(POPPLER_LIBS) $(LCMS_LIBS) $(MAGIC_LIBS) $(ICU_LIBS) \
  $(ARCHIVE_LIBS) $(LIBXML_LIBS) $(GMIME_LIBS) $(COVER_LIBS) $(GLIB_LIBS)
