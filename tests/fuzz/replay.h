/* The program of a fuzz target without libFuzzer: it tries the inputs that are kept (fuzz.h). */
#ifndef CLT_FUZZ_REPLAY_H
#define CLT_FUZZ_REPLAY_H

#include <dirent.h>

/* Each input is in a block of just its size, so that a sanitizer sees what is read behind it. */
static inline void fuzz_replay_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END) != 0) {
    CHECK(!"the file can be read");
    return;
  }
  size_t n = (size_t)ftell(file);
  rewind(file);
  uint8_t *bytes = malloc(n ? n : 1);
  bool read = bytes && fread(bytes, 1, n, file) == n;
  if (read) fuzz_try(bytes, n);
  if (!CHECK(read && !fuzz_failed)) printf("  with the input %s\n", path);
  free(bytes);
  fclose(file);
}

static inline void fuzz_replay_folder(const char *folder) {
  char path[512];
  DIR *files = opendir(folder);
  if (!CHECK(files != NULL)) return;
  for (struct dirent *file; (file = readdir(files));) {
    if (*file->d_name == '.') continue;
    snprintf(path, sizeof path, "%s/%s", folder, file->d_name);
    fuzz_replay_file(path);
  }
  closedir(files);
}

static inline int fuzz_replay(const char *folder, int argc, char **argv) {
  for (int i = 1; i < argc; i++) fuzz_replay_file(argv[i]);
  if (argc < 2) fuzz_replay_folder(folder);
  if (fuzz_open) CHECK(sqlite3_close(fuzz_open) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}

#endif
