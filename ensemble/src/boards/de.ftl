# The boards and their mandates
boards-no-member = In ein Organ können nur Mitglieder der Genossenschaft berufen werden. Wählen Sie ein Mitglied.
boards-ends-before = Der letzte Tag liegt vor dem ersten. Wählen Sie einen späteren Tag.
boards-seat-held = Diese Person hat in dieser Zeit bereits einen Sitz in diesem Organ.
boards-both = Niemand kann zugleich Vorstand und Aufsichtsrat angehören. Beenden Sie zuerst das andere Mandat.
boards-full = Alle { $seats } Sitze des Aufsichtsrats sind in dieser Zeit besetzt.
boards-two-chairs = Dieses Organ hat in dieser Zeit bereits einen Vorsitz.
boards-ended = Dieses Mandat ist bereits beendet oder beginnt nach diesem Tag.
