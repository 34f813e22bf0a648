import { defineMatrix } from '../../src/matrix/define-matrix.ts';

defineMatrix({ part: 0, of: 4 });
