function ModelsPage() {
  return <p>ModelsPage</p>
}

export { ModelsPage as Component }
