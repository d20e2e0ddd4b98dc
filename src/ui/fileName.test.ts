import { expect, test } from 'vitest'
import { fileName } from './fileName.ts'

test('a name keeps its letters, and has nothing that a system forbids', () => {
  expect(fileName('val/loss (größe)')).toBe('val_loss_größe')
  expect(fileName('../../etc/passwd')).toBe('etc_passwd')
  expect(fileName('a:b*c?"<>|\u0000\u202E')).toBe('a_b_c')
  expect(fileName('...')).toBe('chart')
  expect(fileName('x'.repeat(300))).toHaveLength(80)
})
