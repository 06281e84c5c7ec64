/** Legal bases that a notice may claim. A treaty counts only where the registry says that it is in force between the two members. */
export const BASES = {
  UNTOC: 'UN Convention against Transnational Organized Crime (2000)',
  UNCAC: 'UN Convention against Corruption (2003)',
  'UN-DRUGS-1988': 'UN Convention against Illicit Traffic in Narcotic Drugs (1988)',
  'TERRORIST-FINANCING-1999': 'Convention for the Suppression of the Financing of Terrorism (1999)',
  'HAGUE-1980': 'Hague Convention on Child Abduction (1980)',
  BUDAPEST: 'Council of Europe Convention on Cybercrime (2001)',
  'ECE-1957': 'European Convention on Extradition (1957)',
  EAW: 'Framework Decision 2002/584/JHA, European arrest warrant',
  PRUM: 'Council Decision 2008/615/JHA and Regulation (EU) 2024/982 (Prüm)',
  UNSC: 'a resolution of the UN Security Council under Chapter VII',
  'ICC-STATUTE': 'Rome Statute of the International Criminal Court (1998)',
  'INTERPOL-RPD': "INTERPOL's Rules on the Processing of Data",
  bilateral: 'a treaty between the two members',
  'national-law': "the origin's own law",
} as const;
export type Basis = keyof typeof BASES;
