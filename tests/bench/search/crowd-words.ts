const list = (words: string) => words.split(',').map((word) => word.trim());

/** Words that a crowd is made of. */
export const firstNames =
	list(`Adèle, Aïcha, Alain, Amina, Anaïs, André, Annick, Antoine, Awa, Bastien, Béatrice, Bruno, Camille, Catherine,
	Cécile, Céline, Chantal, Claire, Claude, Corinne, Damien, Daniel, Delphine, Denis, Djamila, Dominique, Élise, Élodie, Émilie, Éric, Fabien,
	Fatima, Florence, Françoise, Frédéric, Gaëlle, Gérard, Gilles, Guillaume, Hakim, Hélène, Hugo, Ibrahim, Inès, Isabelle, Jacques, Jeanne,
	Jérôme, Joëlle, Julien, Karim, Kévin, Khadija, Laëtitia, Laurent, Léa, Louise, Luc, Lucie, Maëlle, Malika, Manon, Marc, Marie, Martine,
	Mathilde, Mehdi, Michel, Mohamed, Monique, Myriam, Nadia, Nathalie, Nicolas, Noémie, Nora, Olivier, Oumar, Pascal, Patricia, Paul, Philippe,
	Pierre, Rachid, Raphaël, Rémi, Romain, Rose, Sabrina, Samir, Sandrine, Sarah, Sébastien, Solène, Sonia, Sophie, Stéphane, Sylvie, Thomas,
	Valérie, Véronique, Vincent, Yann, Yasmine, Youssef, Zoé`);

const beginnings =
	list(`Au, Bar, Beau, Bel, Ben, Ber, Bou, Bran, Bru, Cam, Car, Chau, Col, Cor, Dan, Del, Dia, Du, Far, Fau, Fer, Fon, Gar, Gau, Gi,
	Gran, Gué, Ham, Her, Jac, Jou, Ker, La, Lam, Lan, Le, Lo, Mar, Mau, Mer, Mon, Mor, Nav, Ou, Par, Per, Pi, Pou, Rai, Ram, Ro, Rous, Sal, Sau, Ser,
	Sou, Tou, Tra, Val, Ver, Vi, Vou, Zer`);
const endings =
	list(`bert, bier, bon, camp, chard, court, daoui, deau, din, dji, dois, douin, fort, gnan, goire, kane, kaoui, lard, lec, let, lier, lin,
	mani, mand, mar, mier, mont, nard, neau, nier, noit, quet, rand, rat, rier, rin, roux, sard, seau, selle, soumaré, taine, teau, tier, tin, vel, vert,
	vière, vin, voisin`);
/** Three thousand. */
export const familyNames = beginnings.flatMap((start) => endings.map((end) => `${start}${end}`));

export const communeNames =
	list(`Les Tilleuls, Les Coteaux, L’Étoile, La Passerelle, Le Grand Large, Les Quatre Vents, L’Arbre bleu, La Fabrique,
	Le Tournesol, Les Mureaux, La Boussole, Le Phare, Les Ateliers, Louise-Michel, Jean-Moulin, Simone-Veil, Rosa-Parks, Le Square, La Ruche, Les Bleuets,
	Le Moulin, La Source, Le Belvédère, Les Acacias, La Traverse, L’Escale, Les Glycines, Le Fil, Les Marronniers, La Clairière`);

/** Kinds of organisations and how they are called. */
export const kinds: readonly (readonly [string, string])[] = [
	['association', 'Association {nom}'],
	['association', '{nom}'],
	['association', 'Les Amis de {nom}'],
	['association', 'Régie de quartier {nom}'],
	['association', 'Mission locale de {commune}'],
	['social-centre', 'Centre social {nom}'],
	['social-centre', 'Centre socioculturel {nom}'],
	['school', 'Collège {nom}'],
	['school', 'École élémentaire {nom}'],
	['authority', 'Ville de {commune}'],
	['authority', 'CCAS de {commune}'],
	['landlord', 'Habitat de {commune}'],
	['health', 'Maison de santé {nom}'],
	['collective', 'Collectif {nom}'],
	['citizens', 'Conseil citoyen de {commune}'],
];

export const functions =
	list(`Chef de projet opérationnel, Cheffe de projet opérationnelle, Cheffe de projet politique de la ville,
	Coordonnatrice du programme de réussite éducative (PRE), Coordonnateur PRE, Coordonnatrice de l’atelier santé ville (ASV), Coordonnatrice CLAS,
	Coordinateur REP+, Médiateur santé, Médiatrice santé, Médiatrice sociale, Médiateur social en milieu scolaire, Adulte-relais, Directrice,
	Directeur de centre social, Directrice de centre social, Directeur de l’éducation, Directrice de la jeunesse, Principale de collège,
	Principal de collège, Directrice d’école, Directeur d’école, Inspecteur de l’éducation nationale, Déléguée du préfet, Délégué du préfet,
	Sous-préfète à la ville, Animateur jeunesse, Animatrice famille, Animatrice, Éducateur spécialisé, Éducatrice de jeunes enfants, Enseignante,
	Professeur des écoles, Assistante sociale, Psychologue, Infirmière scolaire, Conseiller numérique, Chargée de mission éducation,
	Chargé de développement social, Responsable de la vie scolaire, Responsable associatif, Présidente, Bénévole, Conseillère citoyenne, Agente d’accueil`);

export const says =
	list(`J’accompagne les familles vers les droits et vers l’école., Ateliers de lecture à voix haute le mercredi.,
	Soutien scolaire et aide aux devoirs du CP à la troisième., Nous préparons la rentrée avec les collèges du réseau d’éducation prioritaire.,
	Prévention du décrochage avec la mission locale., Cours de français langue étrangère et ateliers sociolinguistiques.,
	Médiation entre les parents et les enseignants., Jardin partagé et repas de quartier., Théâtre et musique avec les enfants des écoles.,
	Permanences d’accès aux soins et ateliers sommeil., Accès au numérique : on vient avec sa question., Tournois de football et de boxe.,
	Lutte contre les discriminations et égalité entre filles et garçons., Stages de troisième et découverte des métiers.,
	Conseil citoyen et participation des habitants., Réseau de bailleurs et gestion urbaine de proximité.`);
