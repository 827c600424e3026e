/* Members that JSON of all kinds has, answers and reports. */
#pragma once
#include <json-glib/json-glib.h>

/* The version of their shape, docs/answer.md. */
#define PRAXIS_ANSWER_SCHEMA 1

/* null if value is NULL. */
void members_add_text (JsonBuilder *builder, const char *name, const char *value);
void members_add_number (JsonBuilder *builder, const char *name, gint64 value);
