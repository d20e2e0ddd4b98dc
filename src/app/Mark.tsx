/** The product's sign: the line that the highest water left, above the waves. Drawn as in public/favicon.svg. */
export function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 32 32" fill="none" strokeLinecap="round" aria-hidden>
      <rect width="32" height="32" rx="7" fill="var(--mark)" />
      <path d="M6 11h20" stroke="#fff" strokeWidth="2.5" strokeDasharray="1 4.6" />
      <path d="M6 21c3.3-4.5 6.7-4.5 10 0s6.7 4.5 10 0" stroke="#fff" strokeWidth="3" />
    </svg>
  )
}
