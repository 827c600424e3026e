/* The C++ wall: every entry point of this folder runs inside store_guard(), which lets no exception out and
 * turns it into a GError in this one place. Only files of register/xapian/ may include it. */
#pragma once
#include "register/base/error.h"
#include <exception>
#include <new>
#include <string>
#include <xapian.h>

/* Maps the exception being handled, most specific class first. what names the thing, e.g. "index '/x'". */
void store_set_error (GError **error, const char *what) noexcept;

/* Whether another writer holds the lock; else it cannot be had at all, on a file system without locks for
 * instance. Xapian tells them apart by its words only. */
bool store_is_held (const Xapian::DatabaseLockError &caught) noexcept;

/* Runs body; gives its value, or `failed` with *error set. */
template <typename Result, typename Body>
Result
store_guard (GError **error, const char *what, Result failed, Body body) noexcept {
  try {
    return body ();
  } catch (...) {
    store_set_error (error, what);
    return failed;
  }
}
