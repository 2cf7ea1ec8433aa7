"""Addresses of papers and their desks."""

from django.urls import path

from dondoc.office.documents import views

urlpatterns = [
    path("", views.documents, name="documents"),
    path("add/", views.add, name="document-add"),
    path("<number:number>/state/", views.state, name="document-state"),
    path("<number:number>/retry/", views.retry, name="document-retry"),
    path("<number:number>/desk/", views.desk, name="desk"),
    path("<number:number>/desk/undo/", views.undo, name="desk-undo"),
    path("<number:number>/desk/propose/", views.propose, name="desk-propose"),
    path("<number:number>/desk/add/", views.add_item, name="desk-add"),
    path("<number:number>/desk/reread/", views.reread, name="desk-reread"),
    path("<number:number>/desk/changes/", views.changes, name="desk-changes"),
    path("<number:number>/desk/findings/<number:finding>/", views.mend, name="desk-mend"),
    path("<number:number>/desk/items/<number:item>/", views.item, name="desk-item"),
    path("<number:number>/desk/items/<number:item>/edit/<slug:field>/", views.edit, name="desk-edit"),
    path("<number:number>/desk/items/<number:item>/<slug:act>/", views.act, name="desk-act"),
    path("<number:number>/mended/", views.mended, name="document-mended"),
]
