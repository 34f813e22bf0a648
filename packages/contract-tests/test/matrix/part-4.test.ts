import { defineMatrix } from '../../src/matrix/define-matrix.ts';

defineMatrix({ part: 3, of: 4 });
