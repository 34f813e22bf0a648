import { defineMatrix } from '../../src/matrix/define-matrix.ts';

defineMatrix({ part: 1, of: 4 });
