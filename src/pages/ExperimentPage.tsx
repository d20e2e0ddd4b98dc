function ExperimentPage() {
  return <p>ExperimentPage</p>
}

export { ExperimentPage as Component }
