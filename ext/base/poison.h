/* Memory that must not be touched, for the address sanitizer; without it, these do nothing. */
#ifndef CLT_BASE_POISON_H
#define CLT_BASE_POISON_H

#if defined(__SANITIZE_ADDRESS__)
#define CLT_ADDRESS_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CLT_ADDRESS_SANITIZER
#endif
#endif

#ifdef CLT_ADDRESS_SANITIZER
#include <sanitizer/asan_interface.h>
#define CLT_POISON(p, bytes)   __asan_poison_memory_region((p), (bytes))
#define CLT_UNPOISON(p, bytes) __asan_unpoison_memory_region((p), (bytes))
#else
#define CLT_POISON(p, bytes)   ((void)(p), (void)(bytes))
#define CLT_UNPOISON(p, bytes) ((void)(p), (void)(bytes))
#endif

#endif
