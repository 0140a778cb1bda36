#define _GNU_SOURCE
#include <ucontext.h>

#include "draw.h"

__attribute__((noinline)) static void blur_row(unsigned char *row, int side) {
  for (int x = 1; x + 1 < side; x++) {
    row[x] = (unsigned char)((row[x - 1] + 2 * row[x] + row[x + 1]) / 4);
  }
}

__attribute__((noinline)) static void blur(unsigned char *pixels, int side, int rounds) {
  for (int round = 0; round < rounds; round++) {
    for (int y = 0; y < side; y++) {
      blur_row(pixels + (size_t)y * side, side);
    }
  }
}

__attribute__((noinline)) static void draw_bar(unsigned char *pixels, int side, int from, int width) {
  for (int y = 0; y < side; y++) {
    for (int x = from; x < from + width && x < side; x++) {
      pixels[(size_t)y * side + x] = 255;
    }
  }
}

void draw_label(unsigned char *pixels, int side, const char *code) {
  int at = 8;
  for (const char *letter = code; *letter; letter++) {
    int width = 1 + (*letter * 7) % 5;
    draw_bar(pixels, side, at, width);
    at += width + 3 + (*letter * 3) % 9;
  }
  blur(pixels, side, 40);
}

/* As documented for runtime.SetCgoTraceback. */
struct traceback_argument {
  uintptr_t context;
  uintptr_t signal_context;
  uintptr_t *buffer;
  uintptr_t size;
};

#if defined(__x86_64__)

/* Follows frame pointers, which this code is compiled with, from where a signal interrupted it. */
static void trace(void *given) {
  struct traceback_argument *argument = given;
  uintptr_t found = 0;
  if (argument->signal_context != 0) {
    ucontext_t *interrupted = (ucontext_t *)argument->signal_context;
    uintptr_t stack = (uintptr_t)interrupted->uc_mcontext.gregs[REG_RSP];
    uintptr_t frame = (uintptr_t)interrupted->uc_mcontext.gregs[REG_RBP];
    if (found < argument->size) {
      argument->buffer[found++] = (uintptr_t)interrupted->uc_mcontext.gregs[REG_RIP];
    }
    /* Frames of one C stack lie close together, each above the one before. */
    while (found < argument->size && frame > stack && frame - stack < 4096 && frame % sizeof(uintptr_t) == 0) {
      uintptr_t caller = ((uintptr_t *)frame)[1];
      uintptr_t next = ((uintptr_t *)frame)[0];
      if (caller == 0) {
        break;
      }
      argument->buffer[found++] = caller;
      stack = frame;
      frame = next;
    }
  }
  if (found < argument->size) {
    argument->buffer[found] = 0;
  }
}
#else
static void trace(void *given) {
  struct traceback_argument *argument = given;
  if (argument->size > 0) {
    argument->buffer[0] = 0;
  }
}
#endif

void *trace_function(void) { return (void *)trace; }
