/// What the system says of a failure, in French: what is not known here stays as it is said.
package enum SystemWords {
  /// By the system's own sentence.
  private static let known = [
    "No such file or directory": "il n’y a rien à cet endroit", "Permission denied": "l’accès est refusé",
    "Is a directory": "c’est un dossier",
    "Not a directory": "ce n’est pas un dossier", "No space left on device": "il n’y a plus de place sur le disque",
    "Read-only file system": "ce disque ne peut être que lu", "Input/output error": "le disque ne répond pas comme il faut",
    "Too many open files": "trop de fichiers sont ouverts", "File name too long": "le nom est trop long",
    "Too many levels of symbolic links": "des liens mènent en rond", "Address already in use": "cette adresse est déjà prise",
    "Cannot assign requested address": "cette machine n’a pas cette adresse", "File exists": "il y a déjà un fichier de ce nom",
    "Operation not permitted": "le système ne le permet pas", "Disk quota exceeded": "la part de disque de ce compte est épuisée"
  ]

  /// A cause in French, where it holds one of the sentences that are known.
  package static func french(_ cause: String) -> String {
    if let french = known[cause] { return french }
    return known.sorted { $0.key < $1.key }.first { cause.contains($0.key) }?.value ?? cause
  }
}
