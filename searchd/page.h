/* The page for people: HTML made on the server from the very trees that the JSON routes give. It works
 * without scripts. */
#pragma once
#include "searchd/reply.h"

/* GET /: the search form, the hits and the facets. */
HttpReply *page_search (const HttpRequest *request, GError **error);
/* GET /documents/{id}: one record with its tags, outline and passages. Takes the parameters of a search,
 * which leads back to its results. */
HttpReply *page_record (const HttpRequest *request, GError **error);
/* GET /documents/{id}/pages/{n}: the text of a page, with the words marked that the same parameters ask for.
 */
HttpReply *page_sheet (const HttpRequest *request, GError **error);
/* GET /facets/{field}: all values of a field among the documents that match. */
HttpReply *page_facet (const HttpRequest *request, GError **error);
/* GET /brief: passages that a reader has ticked. */
HttpReply *page_brief (const HttpRequest *request, GError **error);
/* What went wrong, as a page with the search form. */
HttpReply *page_problem (const HttpRequest *request, const GError *error);
