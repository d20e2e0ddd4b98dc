function ExperimentsPage() {
  return <p>ExperimentsPage</p>
}

export { ExperimentsPage as Component }
