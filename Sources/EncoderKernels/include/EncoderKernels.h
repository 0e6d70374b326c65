// The arithmetic of the encoder: exact integer matrix products and float helpers whose order of operations is fixed,
// so that every path gives the same bits on every processor.
#ifndef ENCODER_KERNELS_H
#define ENCODER_KERNELS_H
#include <stdint.h>

// Which instructions a call uses. All give the same bits.
enum { EK_PORTABLE = 0, EK_AVX2 = 1, EK_AVX512 = 2 };

// The fastest path this processor has.
int32_t ek_best_path(void);

// Quantises each row of x (rows × cols) to signed 14 bit: q = round(x · 8191 / max|x|), half to even; scale = max|x| / 8191.
void ek_quantise(int32_t path, const float *x, int64_t rows, int64_t cols, int16_t *q, float *scale);

// out (rows × n) = (q · w) · scale · w_scale + bias. w is packed [n/16][k/2][16][2] int8, n a multiple of 16, k even;
// 2^13 · 2^7 · k < 2^31 bounds k at 2047. bias and w_scale have n entries.
void ek_linear(int32_t path, const int16_t *q, const float *scale, int64_t rows, int64_t k, const int8_t *w,
               const float *w_scale, const float *bias, int64_t n, float *out);

// x = LayerNorm(x + y) · gain + shift over rows of cols (a multiple of 16), epsilon 1e-12. y may be NULL.
void ek_add_norm(int32_t path, float *x, const float *y, int64_t rows, int64_t cols, const float *gain, const float *shift);

// x = x · sigmoid(1.5957691216 · (x + 0.044715 x³)), the tanh form of GELU; count a multiple of 16.
void ek_gelu(int32_t path, float *x, int64_t count);

// Self-attention of one window: qkv (n × 3·384, query, key, value), 12 heads of 32; out (n × 384).
// scratch holds ek_attention_scratch(n) floats.
void ek_attention(int32_t path, const float *qkv, int64_t n, float *out, float *scratch);
int64_t ek_attention_scratch(int64_t n);

// Some rows look at n others, in heads of 32: out (rows × 32·heads) = softmax(query · keyᵀ / √32 + bias) · value. A row of queries lies
// query_stride behind the one before it, rows of keys and values lie `stride` behind each other; bias (heads × rows × n) may be NULL.
// scratch holds ek_attention_scratch(n) floats.
void ek_look(int32_t path, const float *query, int64_t query_stride, int64_t rows, const float *key, const float *value, int64_t stride,
             int64_t n, int64_t heads, const float *bias, float *out, float *scratch);

// hidden (words × width) → out (words × 5): linear(GELU(tok + cue + a·b + dist + sent)), rows picked by dist_row and sent_row.
// One attribution cue against every word. head_w is (5 × width), width a multiple of 16.
void ek_roles(int32_t path, const float *tok, const float *a, int64_t words, int64_t width, const float *cue, const float *b,
              const float *dist, const int32_t *dist_row, const float *sent, const int32_t *sent_row,
              const float *head_w, const float *head_b, float *out);

// out (rows × n) = x (rows × k) · wᵀ (n × k) in float, k a multiple of 16.
void ek_dot_rows(int32_t path, const float *x, int64_t rows, int64_t k, const float *w, int64_t n, float *out);
#endif
