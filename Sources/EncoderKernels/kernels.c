#include "EncoderKernels.h"
#include "bodies.h"
#if defined(__x86_64__)
#include <immintrin.h>
#define AVX2 __attribute__((target("avx2")))
#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")))
#endif

// More inputs could overflow a sum of 32 bits.
enum { MOST_INPUTS = 2047 };

// Integer product, plain: the meaning of the packed layout. Sixteen outputs are widened once for all rows, and the two
// products of neighbouring inputs stand so that a compiler makes its multiply-and-add of them: four times as fast as without.
static void linear_portable(const int16_t *q, const float *scale, int64_t rows, int64_t k, const int8_t *w,
                            const float *w_scale, const float *bias, int64_t n, float *out) {
    int16_t wide[MOST_INPUTS * 16];
    for (int64_t b = 0; b < n; b += 16) {
        for (int64_t i = 0; i < 16 * k; i++) wide[i] = w[b * k + i];
        for (int64_t r = 0; r < rows; r++) {
            int32_t sum[16] = {0};
            const int16_t *x = q + r * k;
            for (int64_t c = 0; c < k; c += 2) {
                const int16_t *p = wide + c * 16;
                int16_t pair[32];
                for (int i = 0; i < 32; i += 2) { pair[i] = x[c]; pair[i + 1] = x[c + 1]; }
                for (int i = 0; i < 32; i += 2) sum[i / 2] += (int32_t)p[i] * pair[i] + (int32_t)p[i + 1] * pair[i + 1];
            }
            for (int i = 0; i < 16; i++) out[r * n + b + i] = finish(sum[i], scale[r], w_scale[b + i], bias[b + i]);
        }
    }
}

#if defined(__x86_64__)
static inline int32_t pair(const int16_t *p) { int32_t v; memcpy(&v, p, 4); return v; }

// Written out because clang 21 takes the intrinsic apart into a product and a sum.
AVX512 static inline __attribute__((always_inline)) __m512i dot_pairs(__m512i sum, __m512i w, const int16_t *pair) {
    __asm__("vpdpwssd %2%{1to16%}, %1, %0" : "+v"(sum) : "v"(w), "m"(*(const int32_t(*))pair));
    return sum;
}

AVX512 static inline __attribute__((always_inline)) void tile512(
    int rows, const int16_t *q, int64_t k, const int8_t *w0, const int8_t *w1, const float *scale, const float *w_scale,
    const float *bias, int64_t n, float *out) {
    __m512i s0[8], s1[8];
#pragma clang loop unroll(full)
    for (int r = 0; r < 8; r++) s0[r] = s1[r] = _mm512_setzero_si512();
    for (int64_t c = 0; c < k; c += 2) {
        __m512i a = _mm512_cvtepi8_epi16(_mm256_loadu_si256((const __m256i *)(w0 + c * 16)));
        __m512i b = _mm512_cvtepi8_epi16(_mm256_loadu_si256((const __m256i *)(w1 + c * 16)));
#pragma clang loop unroll(full)
        for (int r = 0; r < 8; r++)
            if (r < rows) {
                s0[r] = dot_pairs(s0[r], a, q + r * k + c);
                s1[r] = dot_pairs(s1[r], b, q + r * k + c);
            }
    }
#pragma clang loop unroll(full)
    for (int r = 0; r < 8; r++)
        if (r < rows) {
            __m512 m = _mm512_set1_ps(scale[r]);
            __m512 f0 = _mm512_mul_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(s0[r]), m), _mm512_loadu_ps(w_scale));
            __m512 f1 = _mm512_mul_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(s1[r]), m), _mm512_loadu_ps(w_scale + 16));
            _mm512_storeu_ps(out + r * n, _mm512_add_ps(f0, _mm512_loadu_ps(bias)));
            if (w1 != w0) _mm512_storeu_ps(out + r * n + 16, _mm512_add_ps(f1, _mm512_loadu_ps(bias + 16)));
        }
}

AVX512 static void linear_avx512(const int16_t *q, const float *scale, int64_t rows, int64_t k, const int8_t *w,
                                 const float *w_scale, const float *bias, int64_t n, float *out) {
    for (int64_t b = 0; b < n; b += 32) {
        const int8_t *w0 = w + b * k, *w1 = b + 16 < n ? w0 + 16 * k : w0;
        const float *ws = w_scale + b, *bs = bias + b;
        // A last lone block reads its own scales twice and stores them once.
        float pad_scale[32], pad_bias[32];
        if (w1 == w0) {
            memcpy(pad_scale, ws, 64); memcpy(pad_scale + 16, ws, 64);
            memcpy(pad_bias, bs, 64); memcpy(pad_bias + 16, bs, 64);
            ws = pad_scale; bs = pad_bias;
        }
        int64_t r = 0;
        for (; r + 8 <= rows; r += 8) tile512(8, q + r * k, k, w0, w1, scale + r, ws, bs, n, out + r * n + b);
        for (; r + 2 <= rows; r += 2) tile512(2, q + r * k, k, w0, w1, scale + r, ws, bs, n, out + r * n + b);
        for (; r < rows; r++) tile512(1, q + r * k, k, w0, w1, scale + r, ws, bs, n, out + r * n + b);
    }
}

AVX2 static inline __attribute__((always_inline)) void tile256(
    int rows, const int16_t *q, int64_t k, const int8_t *w, const float *scale, const float *w_scale, const float *bias,
    int64_t n, float *out) {
    __m256i s0[4], s1[4];
#pragma clang loop unroll(full)
    for (int r = 0; r < 4; r++) s0[r] = s1[r] = _mm256_setzero_si256();
    for (int64_t c = 0; c < k; c += 2) {
        __m256i a = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(w + c * 16)));
        __m256i b = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(w + c * 16 + 16)));
#pragma clang loop unroll(full)
        for (int r = 0; r < 4; r++)
            if (r < rows) {
                __m256i x = _mm256_set1_epi32(pair(q + r * k + c));
                s0[r] = _mm256_add_epi32(s0[r], _mm256_madd_epi16(a, x));
                s1[r] = _mm256_add_epi32(s1[r], _mm256_madd_epi16(b, x));
            }
    }
#pragma clang loop unroll(full)
    for (int r = 0; r < 4; r++)
        if (r < rows) {
            __m256 m = _mm256_set1_ps(scale[r]);
            __m256 f0 = _mm256_mul_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(s0[r]), m), _mm256_loadu_ps(w_scale));
            __m256 f1 = _mm256_mul_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(s1[r]), m), _mm256_loadu_ps(w_scale + 8));
            _mm256_storeu_ps(out + r * n, _mm256_add_ps(f0, _mm256_loadu_ps(bias)));
            _mm256_storeu_ps(out + r * n + 8, _mm256_add_ps(f1, _mm256_loadu_ps(bias + 8)));
        }
}

AVX2 static void linear_avx2(const int16_t *q, const float *scale, int64_t rows, int64_t k, const int8_t *w,
                             const float *w_scale, const float *bias, int64_t n, float *out) {
    for (int64_t b = 0; b < n; b += 16) {
        int64_t r = 0;
        for (; r + 4 <= rows; r += 4)
            tile256(4, q + r * k, k, w + b * k, scale + r, w_scale + b, bias + b, n, out + r * n + b);
        for (; r < rows; r++) tile256(1, q + r * k, k, w + b * k, scale + r, w_scale + b, bias + b, n, out + r * n + b);
    }
}
#endif

int32_t ek_best_path(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512dq"))
        return EK_AVX512;
    if (__builtin_cpu_supports("avx2")) return EK_AVX2;
#endif
    return EK_PORTABLE;
}

// Compiles a body for each instruction set and chooses among them.
#if defined(__x86_64__)
#define KERNEL(name, parameters, arguments)                              \
    static void name##_portable parameters { name##_body arguments; }    \
    AVX2 static void name##_avx2 parameters { name##_body arguments; }   \
    AVX512 static void name##_avx512 parameters { name##_body arguments; }
#define CHOOSE(name, arguments)                    \
    if (path >= EK_AVX512) name##_avx512 arguments; \
    else if (path == EK_AVX2) name##_avx2 arguments; \
    else name##_portable arguments
#else
#define KERNEL(name, parameters, arguments) \
    static void name##_portable parameters { name##_body arguments; }
#define CHOOSE(name, arguments) (void)path; name##_portable arguments
#endif

KERNEL(quantise, (const float *x, int64_t rows, int64_t cols, int16_t *q, float *scale), (x, rows, cols, q, scale))
KERNEL(add_norm, (float *x, const float *y, int64_t rows, int64_t cols, const float *gain, const float *shift),
       (x, y, rows, cols, gain, shift))
KERNEL(gelu, (float *x, int64_t count), (x, count))
#define ATTENTION(name, target, rows, vectors)                                                          \
    target static void attention_##name(const float *qkv, int64_t n, float *out, float *scratch) {      \
        attention_body((Tile){rows, vectors}, qkv, n, out, scratch);                                    \
    }
ATTENTION(portable, , 2, 1)
#if defined(__x86_64__)
ATTENTION(avx2, AVX2, 4, 1)
ATTENTION(avx512, AVX512, 8, 2)
#endif
KERNEL(look,
       (const float *query, int64_t query_stride, int64_t rows, const float *key, const float *value, int64_t stride, int64_t n,
        int64_t heads, const float *bias, float *out, float *scratch),
       (query, query_stride, rows, key, value, stride, n, heads, bias, out, scratch))
KERNEL(roles,
       (const float *tok, const float *a, int64_t words, int64_t width, const float *cue, const float *b, const float *dist,
        const int32_t *dist_row, const float *sent, const int32_t *sent_row, const float *head_w, const float *head_b,
        float *out),
       (tok, a, words, width, cue, b, dist, dist_row, sent, sent_row, head_w, head_b, out))
KERNEL(dot_rows, (const float *x, int64_t rows, int64_t k, const float *w, int64_t n, float *out), (x, rows, k, w, n, out))

void ek_quantise(int32_t path, const float *x, int64_t rows, int64_t cols, int16_t *q, float *scale) {
    CHOOSE(quantise, (x, rows, cols, q, scale));
}
void ek_linear(int32_t path, const int16_t *q, const float *scale, int64_t rows, int64_t k, const int8_t *w,
               const float *w_scale, const float *bias, int64_t n, float *out) {
    CHOOSE(linear, (q, scale, rows, k, w, w_scale, bias, n, out));
}
void ek_add_norm(int32_t path, float *x, const float *y, int64_t rows, int64_t cols, const float *gain, const float *shift) {
    CHOOSE(add_norm, (x, y, rows, cols, gain, shift));
}
void ek_gelu(int32_t path, float *x, int64_t count) { CHOOSE(gelu, (x, count)); }
int64_t ek_attention_scratch(int64_t n) { return (WIDE + TILE_ROWS) * ((n + 31) / 32 * 32); }
void ek_attention(int32_t path, const float *qkv, int64_t n, float *out, float *scratch) {
    CHOOSE(attention, (qkv, n, out, scratch));
}
void ek_look(int32_t path, const float *query, int64_t query_stride, int64_t rows, const float *key, const float *value, int64_t stride,
             int64_t n, int64_t heads, const float *bias, float *out, float *scratch) {
    CHOOSE(look, (query, query_stride, rows, key, value, stride, n, heads, bias, out, scratch));
}
void ek_roles(int32_t path, const float *tok, const float *a, int64_t words, int64_t width, const float *cue, const float *b,
              const float *dist, const int32_t *dist_row, const float *sent, const int32_t *sent_row,
              const float *head_w, const float *head_b, float *out) {
    CHOOSE(roles, (tok, a, words, width, cue, b, dist, dist_row, sent, sent_row, head_w, head_b, out));
}
void ek_dot_rows(int32_t path, const float *x, int64_t rows, int64_t k, const float *w, int64_t n, float *out) {
    CHOOSE(dot_rows, (x, rows, k, w, n, out));
}
