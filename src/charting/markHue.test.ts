import { expect, test } from 'vitest'
import { hueOf, mixHex, shadeOf, SHADES } from './markHue.ts'

test('a colour between two others', () => {
  expect(mixHex('#ffffff', '#0b4f8a', 0)).toBe('#ffffff')
  expect(mixHex('#ffffff', '#0b4f8a', 1)).toBe('#0b4f8a')
  expect(mixHex('#000000', '#0a64ff', 0.5)).toBe('#053280')
  expect(mixHex('#fff', '#00f', 0.5)).toBe('#8080ff')
})

test('the larger a number, the stronger its shade; what is none has no shade', () => {
  expect([0, 5, 10].map((value) => shadeOf(value, [0, 10]))).toEqual([0, 12, SHADES - 1])
  expect(shadeOf(3, [3, 3])).toBe(SHADES - 1)
  expect(shadeOf(NaN, [0, 10])).toBeNull()
  expect(shadeOf(Infinity, [0, 10])).toBeNull()
  expect(shadeOf(1, null)).toBeNull()
})

test('the weakest shade still differs from the ground', () => {
  const hue = { low: '#ffffff', high: '#000000' }
  expect(hueOf({ hue }, 0)).toBe('#b8b8b8')
  expect(hueOf({ hue }, SHADES - 1)).toBe('#000000')
})
