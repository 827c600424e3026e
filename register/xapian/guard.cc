/* From Xapian's exceptions to the register's errors. */
#include "register/xapian/guard.h"
#include <cerrno>
#include <cstring>

bool
store_is_held (const Xapian::DatabaseLockError &caught) noexcept {
  return strstr (caught.get_msg ().c_str (), "already locked") != nullptr;
}

static void
set_database_error (GError **error, const char *what, const Xapian::Error &caught) noexcept {
  const char *reason = caught.get_error_string ();
  std::string message = caught.get_msg () + (reason != nullptr ? std::string (": ") + reason : "");
  /* A failure within a failure keeps the cause in its text only. */
  if (message.find (strerror (ENOSPC)) != std::string::npos)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE,
                 "%s cannot be written: the disk is full; what was committed before is kept", what);
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED, "%s cannot be used: %s", what, message.c_str ());
}

static void
set_lock_error (GError **error, const char *what, const Xapian::DatabaseLockError &caught) noexcept {
  if (store_is_held (caught))
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_LOCKED, "%s is being written by another indexer", what);
  else
    set_database_error (error, what, caught);
}

void
store_set_error (GError **error, const char *what) noexcept {
  try {
    throw;
  } catch (const Xapian::DatabaseModifiedError &caught) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_MODIFIED, "%s changed while it was read", what);
  } catch (const Xapian::DatabaseLockError &caught) {
    set_lock_error (error, what, caught);
  } catch (const Xapian::DatabaseVersionError &caught) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_VERSION, "%s has another version: %s", what,
                 caught.get_msg ().c_str ());
  } catch (const Xapian::DatabaseNotFoundError &caught) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_INDEX, "%s does not exist", what);
  } catch (const Xapian::DatabaseError &caught) {
    set_database_error (error, what, caught);
  } catch (const Xapian::Error &caught) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "%s: %s: %s", what, caught.get_type (),
                 caught.get_msg ().c_str ());
  } catch (const std::bad_alloc &) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "%s: out of memory", what);
  } catch (const std::exception &caught) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "%s: %s", what, caught.what ());
  } catch (...) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "%s: unknown failure", what);
  }
}
