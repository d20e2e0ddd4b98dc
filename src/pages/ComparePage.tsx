function ComparePage() {
  return <p>ComparePage</p>
}

export { ComparePage as Component }
