import fc from 'fast-check';

// The same examples at every run; another seed looks further: TEST_SEED=42 npm test.
fc.configureGlobal({ seed: Number(process.env.TEST_SEED ?? 20_261_121) });
