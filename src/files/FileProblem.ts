/** Why a file cannot be read, as a sentence for its reader, without the full stop. */
export class FileProblem extends Error {}
