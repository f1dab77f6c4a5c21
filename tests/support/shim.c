/* Stands between a process and its files: fails the n-th call that changes one, or writes down all of them.
 *
 *   cc -shared -fPIC -O1 -o shim.so shim.c -ldl
 *   LD_PRELOAD=shim.so SHIM_FAIL=7 paraph ...    the 7th call fails with EIO, and all later ones too: the disk is gone
 *   LD_PRELOAD=shim.so SHIM_FULL=7 paraph ...    the 7th call and later ones that write bytes fail with ENOSPC: the disk is full
 *   LD_PRELOAD=shim.so SHIM_ONCE=7 paraph ...    the 7th alone
 *   LD_PRELOAD=shim.so SHIM_KILL=7 paraph ...    the process is killed as it makes the 7th
 *   LD_PRELOAD=shim.so SHIM_LOG=log paraph ...   each call with its bytes
 *
 * Only regular files below SHIM_UNDER count, so that pipes and terminals are left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long calls;

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

/* The path of an open file below SHIM_UNDER, or 0. */
static int path_of(int fd, char *out) {
  char link[64];
  const char *under = getenv("SHIM_UNDER");
  if (!under) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, out, PATH_MAX - 1);
  if (n <= 0) return 0;
  out[n] = 0;
  struct stat about;
  if (fstat(fd, &about) != 0 || !(S_ISREG(about.st_mode) || S_ISDIR(about.st_mode))) return 0;
  return strncmp(out, under, strlen(under)) == 0;
}

static void put(int fd, const void *bytes, size_t n) { syscall(SYS_write, fd, bytes, n); }

/* Counts a call; 1 if it is to fail. */
static int met(char op, const char *path, const char *other, int64_t offset, const void *bytes, uint32_t n) {
  int fails;
  const char *log = getenv("SHIM_LOG");
  pthread_mutex_lock(&lock);
  long counted = ++calls;
  long all = number("SHIM_FAIL"), once = number("SHIM_ONCE");
  fails = (all && calls >= all) || (once && calls == once);
  long killed = number("SHIM_KILL");
  if (killed && calls == killed) kill(getpid(), SIGKILL);
  if (log) {
    int fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    uint32_t a = strlen(path), b = strlen(other);
    put(fd, &op, 1); put(fd, &a, 4); put(fd, path, a); put(fd, &b, 4); put(fd, other, b);
    put(fd, &offset, 8); put(fd, &n, 4);
    if (n) put(fd, bytes, n);
    syscall(SYS_close, fd);
  }
  pthread_mutex_unlock(&lock);
  if (fails) errno = EIO;
  long full = number("SHIM_FULL");
  if (!fails && full && op == 'w' && counted >= full) {
    errno = ENOSPC;
    fails = 1;
  }
  return fails;
}

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *bytes, size_t n) {
  REAL(ssize_t, "write", int, const void *, size_t);
  char path[PATH_MAX];
  if (path_of(fd, path)) {
    off_t at = (fcntl(fd, F_GETFL) & O_APPEND) ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    if (met('w', path, "", at, bytes, n)) return -1;
  }
  return real(fd, bytes, n);
}

static ssize_t written(ssize_t (*real)(int, const void *, size_t, off_t), int fd, const void *bytes, size_t n, off_t at) {
  char path[PATH_MAX];
  if (path_of(fd, path) && met('w', path, "", at, bytes, n)) return -1;
  return real(fd, bytes, n, at);
}
ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at) {
  REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
  return written(real, fd, bytes, n, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t n, off_t at) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t);
  return written(real, fd, bytes, n, at);
}

static int synced(int (*real)(int), int fd) {
  char path[PATH_MAX];
  if (path_of(fd, path) && met('s', path, "", 0, 0, 0)) return -1;
  return real(fd);
}
int fsync(int fd) {
  REAL(int, "fsync", int);
  return synced(real, fd);
}
int fdatasync(int fd) {
  REAL(int, "fdatasync", int);
  return synced(real, fd);
}

static int cut(int (*real)(int, off_t), int fd, off_t size) {
  char path[PATH_MAX];
  if (path_of(fd, path) && met('t', path, "", size, 0, 0)) return -1;
  return real(fd, size);
}
int ftruncate(int fd, off_t size) {
  REAL(int, "ftruncate", int, off_t);
  return cut(real, fd, size);
}
int ftruncate64(int fd, off_t size) {
  REAL(int, "ftruncate64", int, off_t);
  return cut(real, fd, size);
}

static int under(const char *path) {
  const char *under = getenv("SHIM_UNDER");
  return under && strncmp(path, under, strlen(under)) == 0;
}
int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  if ((under(from) || under(to)) && met('r', from, to, 0, 0, 0)) return -1;
  return real(from, to);
}
int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  if (under(path) && met('u', path, "", 0, 0, 0)) return -1;
  return real(path);
}
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
  REAL(int, "linkat", int, const char *, int, const char *, int);
  if ((under(from) || under(to)) && met('l', from, to, 0, 0, 0)) return -1;
  return real(from_folder, from, to_folder, to, flags);
}
