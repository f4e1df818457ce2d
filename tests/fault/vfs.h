/*
** A file system in which a test decides, call by call, what happens: it is the system's own, named
** faulty_vfs, and asks vfs_ask() before each call that can fail. As the default it is that of the
** private databases, too.
*/
#ifndef CLT_FAULT_VFS_H
#define CLT_FAULT_VFS_H

#include "sql_test.h"

typedef enum vfs_kind {
  VFS_OPEN,
  VFS_READ,
  VFS_WRITE,
  VFS_TRUNCATE,
  VFS_SYNC,
  VFS_SIZE,
  VFS_DELETE,
  VFS_ACCESS,
  VFS_LOCK,
  VFS_SHARE, /* the index of a WAL */
  VFS_KINDS
} vfs_kind;

/* The code with which the call of this kind, on a temporary file or another, is to fail; SQLITE_OK:
** it does its work. SQLITE_IOERR_SHORT_READ gives zeros for what was to be read; VFS_TEAR writes
** the first half, and asks again. */
static int (*vfs_ask)(vfs_kind kind, bool temporary);
enum { VFS_TEAR = -1 };

static sqlite3_vfs *real_vfs;

typedef struct faulty_file {
  sqlite3_file base;
  sqlite3_file *real; /* behind this in memory */
  bool temporary;
} faulty_file;

static int vfs_asked(vfs_kind kind, bool temporary) {
  return vfs_ask ? vfs_ask(kind, temporary) : SQLITE_OK;
}

static int vfs_asked_of(vfs_kind kind, sqlite3_file *file) {
  return vfs_asked(kind, ((faulty_file *)file)->temporary);
}

#define VFS_REAL(file, call, ...)                                                                  \
  (((faulty_file *)(file))->real->pMethods->call(((faulty_file *)(file))->real, __VA_ARGS__))

static int faulty_close(sqlite3_file *file) {
  sqlite3_file *real = ((faulty_file *)file)->real;
  return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}

static int faulty_read(sqlite3_file *file, void *into, int n, sqlite3_int64 at) {
  int code = vfs_asked_of(VFS_READ, file);
  if (code == SQLITE_IOERR_SHORT_READ) memset(into, 0, (size_t)n);
  return code ? code : VFS_REAL(file, xRead, into, n, at);
}

static int faulty_write(sqlite3_file *file, const void *from, int n, sqlite3_int64 at) {
  int code = vfs_asked_of(VFS_WRITE, file);
  if (code == VFS_TEAR) {
    VFS_REAL(file, xWrite, from, n / 2, at);
    code = vfs_asked_of(VFS_WRITE, file);
  }
  return code ? code : VFS_REAL(file, xWrite, from, n, at);
}

static int faulty_truncate(sqlite3_file *file, sqlite3_int64 n) {
  int code = vfs_asked_of(VFS_TRUNCATE, file);
  return code ? code : VFS_REAL(file, xTruncate, n);
}

static int faulty_sync(sqlite3_file *file, int flags) {
  int code = vfs_asked_of(VFS_SYNC, file);
  return code ? code : VFS_REAL(file, xSync, flags);
}

static int faulty_size(sqlite3_file *file, sqlite3_int64 *n) {
  int code = vfs_asked_of(VFS_SIZE, file);
  return code ? code : VFS_REAL(file, xFileSize, n);
}

static int faulty_lock(sqlite3_file *file, int lock) {
  int code = vfs_asked_of(VFS_LOCK, file);
  return code ? code : VFS_REAL(file, xLock, lock);
}

static int faulty_unlock(sqlite3_file *file, int lock) {
  return VFS_REAL(file, xUnlock, lock);
}

static int faulty_check(sqlite3_file *file, int *out) {
  return VFS_REAL(file, xCheckReservedLock, out);
}

static int faulty_control(sqlite3_file *file, int op, void *argument) {
  return VFS_REAL(file, xFileControl, op, argument);
}

static int faulty_sector(sqlite3_file *file) {
  sqlite3_file *real = ((faulty_file *)file)->real;
  return real->pMethods->xSectorSize(real);
}

static int faulty_traits(sqlite3_file *file) {
  sqlite3_file *real = ((faulty_file *)file)->real;
  return real->pMethods->xDeviceCharacteristics(real);
}

static int faulty_map(sqlite3_file *file, int page, int bytes, int extend, void volatile **out) {
  int code = vfs_asked_of(VFS_SHARE, file);
  return code ? code : VFS_REAL(file, xShmMap, page, bytes, extend, out);
}

static int faulty_share(sqlite3_file *file, int offset, int n, int flags) {
  int code = (flags & SQLITE_SHM_LOCK) ? vfs_asked_of(VFS_SHARE, file) : SQLITE_OK;
  return code ? code : VFS_REAL(file, xShmLock, offset, n, flags);
}

static void faulty_barrier(sqlite3_file *file) {
  sqlite3_file *real = ((faulty_file *)file)->real;
  real->pMethods->xShmBarrier(real);
}

static int faulty_unmap(sqlite3_file *file, int remove_it) {
  return VFS_REAL(file, xShmUnmap, remove_it);
}

static const sqlite3_io_methods faulty_methods = {2,
                                                  faulty_close,
                                                  faulty_read,
                                                  faulty_write,
                                                  faulty_truncate,
                                                  faulty_sync,
                                                  faulty_size,
                                                  faulty_lock,
                                                  faulty_unlock,
                                                  faulty_check,
                                                  faulty_control,
                                                  faulty_sector,
                                                  faulty_traits,
                                                  faulty_map,
                                                  faulty_share,
                                                  faulty_barrier,
                                                  faulty_unmap,
                                                  NULL,
                                                  NULL};

static int faulty_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                       int *flags_out) {
  faulty_file *f = (faulty_file *)file;
  (void)vfs;
  f->base.pMethods = NULL;
  f->real = (sqlite3_file *)(f + 1);
  f->temporary = !name;
  int code = vfs_asked(VFS_OPEN, f->temporary);
  if (code == SQLITE_OK) code = real_vfs->xOpen(real_vfs, name, f->real, flags, flags_out);
  if (code == SQLITE_OK) f->base.pMethods = &faulty_methods;
  return code;
}

static int faulty_delete(sqlite3_vfs *vfs, const char *name, int sync_folder) {
  (void)vfs;
  int code = vfs_asked(VFS_DELETE, false);
  return code ? code : real_vfs->xDelete(real_vfs, name, sync_folder);
}

static int faulty_access(sqlite3_vfs *vfs, const char *name, int flags, int *out) {
  (void)vfs;
  int code = vfs_asked(VFS_ACCESS, false);
  return code ? code : real_vfs->xAccess(real_vfs, name, flags, out);
}

/* Makes it the default. */
static inline void install_vfs(void) {
  static sqlite3_vfs faulty_vfs;
  sqlite3_initialize();
  real_vfs = sqlite3_vfs_find(NULL);
  faulty_vfs = *real_vfs;
  faulty_vfs.szOsFile = (int)sizeof(faulty_file) + real_vfs->szOsFile;
  faulty_vfs.zName = "faulty";
  faulty_vfs.pNext = NULL;
  faulty_vfs.xOpen = faulty_open;
  faulty_vfs.xDelete = faulty_delete;
  faulty_vfs.xAccess = faulty_access;
  CHECK(sqlite3_vfs_register(&faulty_vfs, 1) == SQLITE_OK);
}

#endif
