// The bytes of choice.bin, which Benchmarks/language/train_language_choice.py writes: log-odds of French against English by hashed letter sequences.
const signed char *fonds_language_choice(void);
unsigned long fonds_language_choice_size(void);
