import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { MiddleCut } from './MiddleCut.tsx'

/** What may lose its end, and what stays. */
function partsOf(text: string) {
  const { container } = render(<MiddleCut text={text} />)
  return [...container.querySelectorAll('span')].map(({ textContent }) => textContent)
}

test('the end of a long name stays', () => {
  expect(partsOf('contamination_0.05_seed_123')).toEqual(['contamination_0.05', '_seed_123'])
})

test('a short name is all end', () => {
  expect(partsOf('baseline')).toEqual(['', 'baseline'])
})

test('a name of several lines is one line, and no character is cut in two', () => {
  expect(partsOf('first\nline 👩‍🔬👩‍🔬👩‍🔬👩‍🔬👩‍🔬👩‍🔬👩‍🔬👩‍🔬👩‍🔬')).toEqual(['first line ', '👩‍🔬'.repeat(9)])
})
