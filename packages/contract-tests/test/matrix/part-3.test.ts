import { defineMatrix } from '../../src/matrix/define-matrix.ts';

defineMatrix({ part: 2, of: 4 });
