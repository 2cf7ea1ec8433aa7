"""Addresses of papers and their desks."""

from django.urls import path

from dondoc.office.documents import views

urlpatterns = [
    path("", views.documents, name="documents"),
    path("add/", views.add, name="document-add"),
    path("<int:number>/state/", views.state, name="document-state"),
    path("<int:number>/retry/", views.retry, name="document-retry"),
    path("<int:number>/desk/", views.desk, name="desk"),
    path("<int:number>/desk/undo/", views.undo, name="desk-undo"),
    path("<int:number>/desk/propose/", views.propose, name="desk-propose"),
    path("<int:number>/desk/add/", views.add_item, name="desk-add"),
    path("<int:number>/desk/reread/", views.reread, name="desk-reread"),
    path("<int:number>/desk/changes/", views.changes, name="desk-changes"),
    path("<int:number>/desk/findings/<int:finding>/", views.mend, name="desk-mend"),
    path("<int:number>/desk/items/<int:item>/", views.item, name="desk-item"),
    path("<int:number>/desk/items/<int:item>/edit/<slug:field>/", views.edit, name="desk-edit"),
    path("<int:number>/desk/items/<int:item>/<slug:act>/", views.act, name="desk-act"),
    path("<int:number>/mended/", views.mended, name="document-mended"),
]
