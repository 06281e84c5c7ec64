import type { Language } from '../../index.ts';

type Word =
  | 'name'
  | 'title'
  | 'lead'
  | 'drop'
  | 'choose'
  | 'digest'
  | 'digestHelp'
  | 'digestWrong'
  | 'checking'
  | 'tooLarge'
  | 'log'
  | 'notice'
  | 'decisions'
  | 'receipts'
  | 'withheld'
  | 'place'
  | 'here'
  | 'engine'
  | 'offline';

/** What the page says besides the report. */
export const WORDS: Readonly<Record<Language, Readonly<Record<Word, string>>>> = {
  en: {
    name: 'English',
    title: 'Evidence verifier',
    lead: 'Checks an evidence file of Hue & Cry on this computer. Nothing is sent anywhere, and nothing is kept.',
    drop: 'Drop an evidence file here',
    choose: 'or choose a file',
    digest: 'Pinned genesis digest',
    digestHelp: 'Take it from your own member, not from whoever gave you the file. Everything rests on it.',
    digestWrong: 'A genesis digest has 43 characters of base64url.',
    checking: 'Checking …',
    tooLarge: 'The file is larger than an evidence file may be.',
    log: 'The log and the registry',
    notice: 'The notice',
    decisions: 'Decisions and reviews',
    receipts: 'Receipts',
    withheld: 'Withheld from the file',
    place: 'place in the file',
    here: 'What this page does not do',
    engine:
      'It does not read the text of policy rules and does not decide again: for that, use “huecry evidence verify”. It checks that each bundle of rules was adopted under the digest named.',
    offline: 'The page works without a network. Its security policy forbids every connection.',
  },
  fr: {
    name: 'Français',
    title: 'Vérificateur de preuves',
    lead: "Vérifie un fichier de preuve de Hue & Cry sur cet ordinateur. Rien n'est envoyé nulle part et rien n'est conservé.",
    drop: 'Déposez ici un fichier de preuve',
    choose: 'ou choisissez un fichier',
    digest: 'Empreinte de genèse fixée',
    digestHelp: 'Prenez-la chez votre propre membre, non chez qui vous a remis le fichier. Tout repose sur elle.',
    digestWrong: 'Une empreinte de genèse a 43 caractères de base64url.',
    checking: 'Vérification…',
    tooLarge: "Le fichier est plus grand qu'un fichier de preuve ne peut l'être.",
    log: 'Le journal et le registre',
    notice: 'La notice',
    decisions: 'Décisions et contrôles',
    receipts: 'Accusés',
    withheld: 'Retiré du fichier',
    place: 'place dans le fichier',
    here: 'Ce que cette page ne fait pas',
    engine:
      'Elle ne lit pas le texte des règles et ne décide pas de nouveau : utilisez pour cela « huecry evidence verify ». Elle vérifie que chaque ensemble de règles a été adopté sous l’empreinte nommée.',
    offline: 'La page fonctionne sans réseau. Sa politique de sécurité interdit toute connexion.',
  },
  es: {
    name: 'Español',
    title: 'Verificador de pruebas',
    lead: 'Comprueba un archivo de prueba de Hue & Cry en este ordenador. Nada se envía a ninguna parte y nada se conserva.',
    drop: 'Suelte aquí un archivo de prueba',
    choose: 'o elija un archivo',
    digest: 'Huella de génesis fijada',
    digestHelp: 'Tómela de su propio miembro, no de quien le dio el archivo. Todo se apoya en ella.',
    digestWrong: 'Una huella de génesis tiene 43 caracteres de base64url.',
    checking: 'Comprobando…',
    tooLarge: 'El archivo es mayor de lo que puede ser un archivo de prueba.',
    log: 'El libro y el registro',
    notice: 'La notificación',
    decisions: 'Decisiones y controles',
    receipts: 'Acuses',
    withheld: 'Retirado del archivo',
    place: 'lugar en el archivo',
    here: 'Lo que esta página no hace',
    engine:
      'No lee el texto de las reglas ni decide de nuevo: para eso use «huecry evidence verify». Comprueba que cada conjunto de reglas se adoptó con la huella nombrada.',
    offline: 'La página funciona sin red. Su política de seguridad prohíbe toda conexión.',
  },
  ar: {
    name: 'العربية',
    title: 'مدقق الأدلة',
    lead: 'يتحقق من ملف أدلة Hue & Cry على هذا الحاسوب. لا يُرسل شيء إلى أي مكان ولا يُحفظ شيء.',
    drop: 'ضعوا ملف الأدلة هنا',
    choose: 'أو اختاروا ملفًا',
    digest: 'بصمة التأسيس المثبّتة',
    digestHelp: 'خذوها من عضوكم لا ممّن أعطاكم الملف. كل شيء يستند إليها.',
    digestWrong: 'بصمة التأسيس 43 محرفًا من base64url.',
    checking: 'جارٍ التحقق…',
    tooLarge: 'الملف أكبر مما يمكن أن يكون عليه ملف أدلة.',
    log: 'السجل المتسلسل وسجل الأعضاء',
    notice: 'النشرة',
    decisions: 'القرارات والمراجعات',
    receipts: 'الإيصالات',
    withheld: 'محجوب من الملف',
    place: 'الموضع في الملف',
    here: 'ما لا تفعله هذه الصفحة',
    engine: 'لا تقرأ نص القواعد ولا تتخذ القرار من جديد: استخدموا لذلك «huecry evidence verify». وهي تتحقق من أن كل مجموعة قواعد اعتُمدت بالبصمة المذكورة.',
    offline: 'تعمل الصفحة دون شبكة. وتمنع سياستها الأمنية أي اتصال.',
  },
};
