function RunPage() {
  return <p>RunPage</p>
}

export { RunPage as Component }
