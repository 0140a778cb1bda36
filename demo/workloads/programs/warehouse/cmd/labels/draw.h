#include <stdint.h>
#include <stdlib.h>

/* Draws a bar code with soft edges into side × side grey pixels. */
void draw_label(unsigned char *pixels, int side, const char *code);

/* What runtime.SetCgoTraceback wants: a function that finds the callers of C code. */
void *trace_function(void);
