// The bodies of all kernels but the integer product, written once over 16 lanes and compiled for each instruction set.
// No function here may contract a multiplication and an addition to one rounding: the pragma forbids it to the end of kernels.c.
#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"  // always inlined: no such value crosses a call
#include <math.h>
#include <stddef.h>
#include <string.h>
#define INLINE static inline __attribute__((always_inline))
typedef float v16 __attribute__((vector_size(64), aligned(4)));
typedef int32_t i16 __attribute__((vector_size(64), aligned(4)));

INLINE v16 load(const float *p) { v16 v; memcpy(&v, p, 64); return v; }
INLINE void store(float *p, v16 v) { memcpy(p, &v, 64); }
INLINE v16 splat(float x) { return (v16){x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x}; }
INLINE v16 pick(i16 mask, v16 a, v16 b) { return (v16)(((i16)a & mask) | ((i16)b & ~mask)); }
INLINE v16 vmax(v16 a, v16 b) { return pick(a > b, a, b); }
INLINE v16 vmin(v16 a, v16 b) { return pick(a < b, a, b); }

// Lanes are added in one fixed tree.
INLINE float sum_lanes(v16 v) {
    float t[16];
    store(t, v);
    for (int w = 8; w > 0; w /= 2)
        for (int i = 0; i < w; i++) t[i] = t[i] + t[i + w];
    return t[0];
}
INLINE float max_lanes(v16 v) {
    float t[16];
    store(t, v);
    float m = t[0];
    for (int i = 1; i < 16; i++) m = t[i] > m ? t[i] : m;
    return m;
}

// e^x for x ≤ 88, within 2 units in the last place: 2^n · p(r), Cephes' polynomial (Moshier).
INLINE v16 vexp(v16 x) {
    x = vmax(vmin(x, splat(88.0f)), splat(-87.0f));
    const v16 magic = splat(12582912.0f);
    v16 n = (x * splat(1.44269504088896341f) + magic) - magic;
    v16 r = x - n * splat(0.693359375f);
    r = r - n * splat(-2.12194440e-4f);
    v16 p = splat(1.9875691500e-4f);
    p = p * r + splat(1.3981999507e-3f);
    p = p * r + splat(8.3334519073e-3f);
    p = p * r + splat(4.1665795894e-2f);
    p = p * r + splat(1.6666665459e-1f);
    p = p * r + splat(5.0000001201e-1f);
    p = p * (r * r) + r + splat(1.0f);
    i16 e = (__builtin_convertvector(n, i16) + 127) << 23;
    return p * (v16)e;
}
INLINE v16 gelu16(v16 x) {
    v16 u = splat(1.5957691216057308f) * (x + splat(0.044715f) * (x * x * x));
    return x / (splat(1.0f) + vexp(splat(0.0f) - u));
}

INLINE void quantise_body(const float *x, int64_t rows, int64_t cols, int16_t *q, float *scale) {
    for (int64_t r = 0; r < rows; r++) {
        const float *p = x + r * cols;
        v16 m = splat(0.0f);
        for (int64_t c = 0; c < cols; c += 16) {
            v16 v = load(p + c);
            m = vmax(m, vmax(v, splat(0.0f) - v));
        }
        float top = max_lanes(m);
        scale[r] = top / 8191.0f;
        float inverse = top > 0 ? 8191.0f / top : 0.0f;
        for (int64_t c = 0; c < cols; c += 16) {
            // Adding and taking away 1.5 · 2^23 rounds half to even.
            v16 v = (load(p + c) * splat(inverse) + splat(12582912.0f)) - splat(12582912.0f);
            i16 n = __builtin_convertvector(v, i16);
            int16_t *o = q + r * cols + c;
            for (int i = 0; i < 16; i++) o[i] = (int16_t)n[i];
        }
    }
}

INLINE void add_norm_body(float *x, const float *y, int64_t rows, int64_t cols, const float *gain, const float *shift) {
    for (int64_t r = 0; r < rows; r++) {
        float *p = x + r * cols;
        v16 s = splat(0.0f), d = splat(0.0f);
        for (int64_t c = 0; c < cols; c += 16) {
            v16 v = load(p + c);
            if (y) v = v + load(y + r * cols + c);
            store(p + c, v);
            s = s + v;
        }
        v16 mean = splat(sum_lanes(s) / (float)cols);
        for (int64_t c = 0; c < cols; c += 16) {
            v16 v = load(p + c) - mean;
            d = d + v * v;
        }
        v16 inverse = splat(1.0f / sqrtf(sum_lanes(d) / (float)cols + 1e-12f));
        for (int64_t c = 0; c < cols; c += 16)
            store(p + c, (load(p + c) - mean) * inverse * load(gain + c) + load(shift + c));
    }
}

INLINE void gelu_body(float *x, int64_t count) {
    for (int64_t i = 0; i < count; i += 16) store(x + i, gelu16(load(x + i)));
}

enum { HEADS = 12, WIDE = 32, HIDDEN = HEADS * WIDE };

// Rows of queries and vectors of sixteen that one tile holds, so that its sums fit the registers of an instruction set.
// The size of a tile changes no sum: each is taken in the order of its terms.
enum { TILE_ROWS = 8 };
typedef struct { int rows, vectors; } Tile;

// Scores of some rows against all keys, which lie transposed (32 × padded): lanes are key positions.
INLINE void score_rows(Tile tile, const float *const *query, const float *keys, int64_t padded, float *scores) {
    for (int64_t j = 0; j < padded; j += 16 * tile.vectors) {
        v16 s[TILE_ROWS][2];
#pragma clang loop unroll(full)
        for (int r = 0; r < tile.rows; r++) s[r][0] = s[r][1] = splat(0.0f);
        for (int d = 0; d < WIDE; d++) {
            const float *key = keys + d * padded + j;
            v16 k0 = load(key), k1 = tile.vectors > 1 ? load(key + 16) : k0;
#pragma clang loop unroll(full)
            for (int r = 0; r < tile.rows; r++) {
                v16 q = splat(query[r][d]);
                s[r][0] = s[r][0] + k0 * q;
                if (tile.vectors > 1) s[r][1] = s[r][1] + k1 * q;
            }
        }
#pragma clang loop unroll(full)
        for (int r = 0; r < tile.rows; r++) {
            store(scores + r * padded + j, s[r][0]);
            if (tile.vectors > 1) store(scores + r * padded + j + 16, s[r][1]);
        }
    }
}

// Scores to e^(score − highest), zero past n; the answer is 1 / their sum.
INLINE float softmax_row(float *p, int64_t n, int64_t padded) {
    v16 m = splat(-1e30f), s = splat(0.0f);
    for (int64_t j = n; j < padded; j++) p[j] = -1e30f;
    for (int64_t j = 0; j < padded; j += 16) m = vmax(m, load(p + j));
    v16 top = splat(max_lanes(m));
    for (int64_t j = 0; j < padded; j += 16) store(p + j, vexp(load(p + j) - top));
    for (int64_t j = n; j < padded; j++) p[j] = 0.0f;
    for (int64_t j = 0; j < padded; j += 16) s = s + load(p + j);
    return 1.0f / sum_lanes(s);
}

// Values mixed by the scores of some rows; `value` is that of the first position, the next lies `stride` behind, `out` is the place of each row.
INLINE void mix_rows(Tile tile, const float *scores, int64_t padded, const float *inverse, const float *value, int64_t stride, int64_t n,
                     float *const *out) {
    for (int c = 0; c < WIDE; c += 16 * tile.vectors) {
        v16 s[TILE_ROWS][2];
#pragma clang loop unroll(full)
        for (int r = 0; r < tile.rows; r++) s[r][0] = s[r][1] = splat(0.0f);
        for (int64_t j = 0; j < n; j++) {
            const float *at = value + j * stride + c;
            v16 v0 = load(at), v1 = tile.vectors > 1 ? load(at + 16) : v0;
#pragma clang loop unroll(full)
            for (int r = 0; r < tile.rows; r++) {
                v16 p = splat(scores[r * padded + j]);
                s[r][0] = s[r][0] + p * v0;
                if (tile.vectors > 1) s[r][1] = s[r][1] + p * v1;
            }
        }
#pragma clang loop unroll(full)
        for (int r = 0; r < tile.rows; r++) {
            store(out[r] + c, s[r][0] * splat(inverse[r]));
            if (tile.vectors > 1) store(out[r] + c + 16, s[r][1] * splat(inverse[r]));
        }
    }
}

INLINE void attention_body(Tile tile, const float *qkv, int64_t n, float *out, float *scratch) {
    int64_t padded = (n + 31) / 32 * 32;
    float *keys = scratch, *scores = scratch + WIDE * padded;
    const float scale = 0.17677669529663687f;  // 1/√32
    for (int h = 0; h < HEADS; h++) {
        memset(keys, 0, sizeof(float) * WIDE * padded);
        for (int64_t j = 0; j < n; j++)
            for (int d = 0; d < WIDE; d++) keys[d * padded + j] = qkv[j * 3 * HIDDEN + HIDDEN + h * WIDE + d] * scale;
        for (int64_t i = 0; i < n; i += tile.rows) {
            const float *query[TILE_ROWS];
            float *row[TILE_ROWS], inverse[TILE_ROWS];
            for (int r = 0; r < tile.rows; r++) {
                // The last tile does the last row again where rows are wanting: the same numbers to the same place.
                int64_t at = i + r < n ? i + r : n - 1;
                query[r] = qkv + at * 3 * HIDDEN + h * WIDE;
                row[r] = out + at * HIDDEN + h * WIDE;
            }
            score_rows(tile, query, keys, padded, scores);
            for (int r = 0; r < tile.rows; r++) inverse[r] = softmax_row(scores + r * padded, n, padded);
            mix_rows(tile, scores, padded, inverse, qkv + 2 * HIDDEN + h * WIDE, 3 * HIDDEN, n, row);
        }
    }
}

// One head of 32: each row's query against n keys, values mixed. A query lies `query_stride` behind the one before, keys and values `stride`.
INLINE void look_head(const float *query, int64_t query_stride, int64_t rows, const float *key, const float *value, int64_t stride, int64_t n,
                      const float *bias, float *out, int64_t out_stride, float *scratch) {
    const Tile one = {1, 2};
    int64_t padded = (n + 31) / 32 * 32;
    float *keys = scratch, *scores = scratch + WIDE * padded;
    const float scale = 0.17677669529663687f;  // 1/√32
    memset(keys, 0, sizeof(float) * WIDE * padded);
    for (int64_t j = 0; j < n; j++)
        for (int d = 0; d < WIDE; d++) keys[d * padded + j] = key[j * stride + d] * scale;
    for (int64_t i = 0; i < rows; i++) {
        const float *asked = query + i * query_stride;
        float *place = out + i * out_stride;
        score_rows(one, &asked, keys, padded, scores);
        if (bias)
            for (int64_t j = 0; j < n; j++) scores[j] += bias[i * n + j];
        float inverse = softmax_row(scores, n, padded);
        mix_rows(one, scores, padded, &inverse, value, stride, n, &place);
    }
}

INLINE void look_body(const float *query, int64_t query_stride, int64_t rows, const float *key, const float *value, int64_t stride, int64_t n,
                      int64_t heads, const float *bias, float *out, float *scratch) {
    for (int64_t h = 0; h < heads; h++)
        look_head(query + h * WIDE, query_stride, rows, key + h * WIDE, value + h * WIDE, stride, n, bias ? bias + h * rows * n : 0,
                  out + h * WIDE, heads * WIDE, scratch);
}

INLINE void roles_body(const float *tok, const float *a, int64_t words, int64_t width, const float *cue, const float *b,
                       const float *dist, const int32_t *dist_row, const float *sent, const int32_t *sent_row,
                       const float *head_w, const float *head_b, float *out) {
    for (int64_t i = 0; i < words; i++) {
        v16 s[5] = {splat(0), splat(0), splat(0), splat(0), splat(0)};
        for (int64_t c = 0; c < width; c += 16) {
            v16 z = load(tok + i * width + c) + load(cue + c) + load(a + i * width + c) * load(b + c);
            z = gelu16(z + load(dist + dist_row[i] * width + c) + load(sent + sent_row[i] * width + c));
            for (int l = 0; l < 5; l++) s[l] = s[l] + z * load(head_w + l * width + c);
        }
        for (int l = 0; l < 5; l++) out[i * 5 + l] = sum_lanes(s[l]) + head_b[l];
    }
}

INLINE void dot_rows_body(const float *x, int64_t rows, int64_t k, const float *w, int64_t n, float *out) {
    for (int64_t i = 0; i < rows; i++)
        for (int64_t j = 0; j < n; j++) {
            v16 s = splat(0.0f);
            for (int64_t c = 0; c < k; c += 16) s = s + load(x + i * k + c) * load(w + j * k + c);
            out[i * n + j] = sum_lanes(s);
        }
}

INLINE float finish(int32_t sum, float scale, float w_scale, float bias) {
    return ((float)sum * scale) * w_scale + bias;
}
